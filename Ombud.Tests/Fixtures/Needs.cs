// Marks tests that look into the files of SQLite, or speak its dialect: they are not run again on PostgreSQL.
namespace Ombud.Tests.Fixtures;

static class Needs
{
    /// <summary>Run by ./test.sh --long alone.</summary>
    public const string Time = "Takes", Minutes = "Minutes";

    public const string Database = "Needs", SqliteFile = "SqliteFile", Postgres = "Postgres";
}
