import HummingbirdTesting
import Testing

@testable import SolsticeDashboard
