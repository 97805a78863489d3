import HTTPTypes
import Solstice
import SolsticePresentation

extension Operations {
    /// Accelerators with their measured power caps.
    static let accelerators: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/accelerators", name: "accelerators", tag: "places",
            summary: "The accelerators, with their measured power caps, page by page",
            parameters: NamedPage<Accelerator>.parameters,
            success: .json(Schemas.page("accelerators", of: "Accelerator"), "Accelerators")
        ) { inputs, site in
            let page = NamedPage(
                of: try await site.read { try $0.accelerators() }, by: \.id, inputs)
            return .json(JSONViews.accelerators(page.elements, next: page.next))
        },
        Operation(
            method: .get, path: "/api/v1/accelerators/{accelerator}", name: "accelerator",
            tag: "places", summary: "An accelerator",
            parameters: [.path("accelerator", "An accelerator")],
            success: .json(
                Schemas.under("accelerator", .named("Accelerator")), "The accelerator")
        ) { inputs, site in
            let accelerator = try await site.find { scheduler throws(Diagnostic) in
                try scheduler.accelerator(inputs.part("accelerator"))
            }
            return .json(JSONViews.accelerator(accelerator))
        },
    ]
}
