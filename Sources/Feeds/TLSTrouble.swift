internal import Foundation
internal import NIOSSL
import SolsticeDomain

/// What is said where a host cannot show that it is whom it says. Nothing was sent to it by then.
enum TLSTrouble {
    /// Refuses a file of certificates to trust that cannot be read, before anybody is asked.
    static func check(trusting path: String?) throws(FeedTrouble) {
        guard let path, !path.isEmpty, !FileManager.default.isReadableFile(atPath: path) else {
            return
        }
        throw FeedTrouble(
            .unauthorised, "the certificates to trust cannot be read",
            causes: ["SSL_CERT_FILE is \(path)"],
            remedy: "let SSL_CERT_FILE name a file of certificates in PEM format, or unset it")
    }

    /// Whether a connection ended without the goodbye that TLS has.
    static func isCut(_ error: any Error) -> Bool {
        if case NIOSSLError.uncleanShutdown? = error as? NIOSSLError { true } else { false }
    }

    /// The trouble that an error of a connection means; nil for any other error.
    static func of(_ error: any Error, asking host: String) -> FeedTrouble? {
        guard error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError else {
            return nil
        }
        let words = "\(error)"
        if words.contains("CERTIFICATE_VERIFY_FAILED") {
            return FeedTrouble(
                .unauthorised, "the certificate of \(host) is not trusted",
                causes: ["nothing was sent to it"],
                remedy: "where that is right, name the file of certificates to trust when the "
                    + "service or command is started: SSL_CERT_FILE=PATH")
        }
        if case NIOSSLExtraError.failedToValidateHostname? = error as? NIOSSLExtraError {
            return FeedTrouble(
                .unauthorised, "the certificate of \(host) is for another name",
                causes: ["nothing was sent to it"],
                remedy: "use the name that stands in it, with --base-url")
        }
        return FeedTrouble(
            .temporary, "no encrypted connection to \(host) came about", causes: [words])
    }
}

extension TLSConfiguration {
    /// A client that trusts the certificates in a file, or those that the system does.
    static func trusting(_ path: String?) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let path, !path.isEmpty { configuration.trustRoots = .file(path) }
        return configuration
    }
}
