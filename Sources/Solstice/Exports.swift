// A program that imports Solstice meets these rooms' types in its signatures, and needs no further
// import to name them.
@_exported public import SolsticeBacktesting
@_exported public import SolsticeDomain
@_exported public import SolsticeExecution
@_exported public import SolsticeGridData
