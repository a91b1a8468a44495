// Opens the database named in the settings and brings its schema up to date.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data;

public sealed class StorageOptions
{
    public string Provider { get; set; } = "Sqlite";
    /// <summary>Where the SQLite database and the cookie keys stand; relative to the working directory.</summary>
    public string DataFolder { get; set; } = "data";
    public string? ConnectionString { get; set; }

    public string DatabaseFile => Path.Combine(Path.GetFullPath(DataFolder), "ombud.db");
}

static class DataSetup
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var storage = builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        if (storage.Provider != "Sqlite")
            throw new SettingsException($"Storage:Provider is \"{storage.Provider}\"; this version knows Sqlite.");
        Directory.CreateDirectory(Path.GetFullPath(storage.DataFolder));
        builder.Services.AddSingleton(storage);
        builder.Services.AddPooledDbContextFactory<SqliteOmbudDb>(options => options
            .UseSqlite(storage.ConnectionString ?? $"Data Source={storage.DatabaseFile}")
            .AddInterceptors(new SqlitePragmas()));
        builder.Services.AddSingleton<IDbContextFactory<OmbudDb>, SqliteFactory>();
        return builder;
    }

    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<OmbudDb>>().CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    }

    sealed class SqliteFactory(IDbContextFactory<SqliteOmbudDb> inner) : IDbContextFactory<OmbudDb>
    {
        public OmbudDb CreateDbContext() => inner.CreateDbContext();

        public async Task<OmbudDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
