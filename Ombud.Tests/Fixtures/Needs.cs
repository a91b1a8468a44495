// Marks by which test.sh chooses: what looks into SQLite's files or speaks its dialect, what starts a PostgreSQL of its own, what has no database, what takes minutes.
namespace Ombud.Tests.Fixtures;

static class Needs
{
    /// <summary>None of these is run again with the app on PostgreSQL.</summary>
    public const string Database = "Needs", SqliteFile = "SqliteFile", Postgres = "Postgres", None = "None";

    /// <summary>Run by ./test.sh --long alone.</summary>
    public const string Time = "Takes", Minutes = "Minutes";
}
