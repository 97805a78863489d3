internal import Foundation
internal import NIOSSL
import SolsticeDomain

/// The message if a host cannot prove its identity. Nothing has been sent to it by then.
enum TLSTrouble {
    /// Refuses a file of trusted certificates that cannot be read, before any request.
    static func check(trusting path: String?) throws(FeedTrouble) {
        guard let path, !path.isEmpty, !FileManager.default.isReadableFile(atPath: path) else {
            return
        }
        throw FeedTrouble(
            .unauthorised, "the certificates to trust cannot be read",
            causes: ["SSL_CERT_FILE is \(path)"],
            remedy: "let SSL_CERT_FILE name a file of certificates in PEM format, or unset it")
    }

    /// Whether a connection ended without the closing message of TLS.
    static func isCut(_ error: any Error) -> Bool {
        if case NIOSSLError.uncleanShutdown? = error as? NIOSSLError { true } else { false }
    }

    /// The trouble that a connection error means; nil for any other error.
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
                remedy: "use the name that stands in it, with \(setting: .baseURL)")
        }
        return FeedTrouble(
            .temporary, "no encrypted connection to \(host) came about", causes: [Message(words)])
    }
}

extension TLSConfiguration {
    /// A client that trusts the certificates in a file, or those that the system trusts.
    static func trusting(_ path: String?) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let path, !path.isEmpty { configuration.trustRoots = .file(path) }
        return configuration
    }
}
