/// A numbered step of the database's schema, run once in a transaction and never changed after.
public struct Migration: Sendable {
    /// The step's name, such as `v01-create-tables`.
    public let name: String
    /// Its statements.
    public let sql: String

    /// Every step, oldest first.
    public static let all = [
        Migration(
            name: "v01-create-tables",
            sql: String(decoding: PackageResources.v01_create_tables_sql, as: UTF8.self)),
        Migration(
            name: "v02-add-levers",
            sql: String(decoding: PackageResources.v02_add_levers_sql, as: UTF8.self)),
        Migration(
            name: "v03-check-states-faster",
            sql: String(
                decoding: PackageResources.v03_check_states_faster_sql, as: UTF8.self)),
        Migration(
            name: "v04-keep-forecasts",
            sql: String(decoding: PackageResources.v04_keep_forecasts_sql, as: UTF8.self)),
        Migration(
            name: "v05-run-in-segments",
            sql: String(decoding: PackageResources.v05_run_in_segments_sql, as: UTF8.self)),
        Migration(
            name: "v06-keep-tokens",
            sql: String(decoding: PackageResources.v06_keep_tokens_sql, as: UTF8.self)),
        Migration(
            name: "v07-follow-feeds",
            sql: String(decoding: PackageResources.v07_follow_feeds_sql, as: UTF8.self)),
        Migration(
            name: "v08-keep-side-effects",
            sql: String(decoding: PackageResources.v08_keep_side_effects_sql, as: UTF8.self)),
        Migration(
            name: "v09-tell-feeds-imports",
            sql: String(
                decoding: PackageResources.v09_tell_feeds_imports_sql, as: UTF8.self)),
        Migration(
            name: "v10-count-planning-inputs",
            sql: String(
                decoding: PackageResources.v10_count_planning_inputs_sql, as: UTF8.self)),
        Migration(
            name: "v11-keep-qualities",
            sql: String(
                decoding: PackageResources.v11_keep_qualities_sql, as: UTF8.self)),
        Migration(
            name: "v12-tell-caps-apart",
            sql: String(
                decoding: PackageResources.v12_tell_caps_apart_sql, as: UTF8.self)),
        Migration(
            name: "v13-learn-caps",
            sql: String(decoding: PackageResources.v13_learn_caps_sql, as: UTF8.self)),
        Migration(
            name: "v14-keep-carbon-free-shares",
            sql: String(
                decoding: PackageResources.v14_keep_carbon_free_shares_sql, as: UTF8.self)),
        Migration(
            name: "v15-tell-runs-apart",
            sql: String(
                decoding: PackageResources.v15_tell_runs_apart_sql, as: UTF8.self)),
        Migration(
            name: "v16-keep-variants",
            sql: String(decoding: PackageResources.v16_keep_variants_sql, as: UTF8.self)),
    ]
}
