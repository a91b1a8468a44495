// A query that is compiled once for each kind of database.
namespace Ombud.App.Data;

/// <summary>A compiled query belongs to the model with which it first ran; one process may hold databases of both kinds.</summary>
sealed class Compiled<TQuery>(Func<TQuery> compile)
{
    readonly Lazy<TQuery> sqlite = new(compile), postgres = new(compile);

    public TQuery For(OmbudDb db) => (db is PostgresOmbudDb ? postgres : sqlite).Value;
}
