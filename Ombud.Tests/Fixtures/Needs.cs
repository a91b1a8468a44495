// Marks by which test.sh chooses: what looks into SQLite's files or speaks its dialect, what starts a PostgreSQL of its own, what takes minutes.
namespace Ombud.Tests.Fixtures;

static class Needs
{
    /// <summary>Neither is run again with the app on PostgreSQL.</summary>
    public const string Database = "Needs", SqliteFile = "SqliteFile", Postgres = "Postgres";

    /// <summary>Run by ./test.sh --long alone.</summary>
    public const string Time = "Takes", Minutes = "Minutes";
}
