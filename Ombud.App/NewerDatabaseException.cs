// A newer version has migrated the database while this one runs: this one writes nothing more.
namespace Ombud.App;

public sealed class NewerDatabaseException(string migration)
    : Exception($"A newer version of Ombud has brought the database to {migration}. This one writes nothing more: start the newer version.");
