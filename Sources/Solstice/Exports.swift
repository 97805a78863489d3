// A program that imports Solstice sees these modules' types in its signatures and can name them
// without further imports.
@_exported public import SolsticeBacktesting
@_exported public import SolsticeDomain
@_exported public import SolsticeExecution
@_exported public import SolsticeGridData
