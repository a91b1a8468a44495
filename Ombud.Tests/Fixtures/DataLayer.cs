// The app's own data layer on a folder, without its web server: the desk, the gate, the vault and the tables, as the app sets them up.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.Tests.Fixtures;

sealed class DataLayer : IAsyncDisposable
{
    readonly ServiceProvider services;

    /// <param name="pragmas">What is set differently from the app.</param>
    public DataLayer(string folder, string keys, string? pragmas = null)
    {
        var storage = new StorageOptions { DataFolder = folder };
        Directory.CreateDirectory(folder);
        var all = new ServiceCollection().AddLogging();
        all.AddSingleton(storage).AddSingleton(new ProtectionOptions { KeyFolder = keys });
        all.AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 11, 23, 8, 41, 0, TimeSpan.Zero)));
        all.AddPooledDbContextFactory<SqliteOmbudDb>((provider, options) =>
        {
            options.UseOmbudSqlite($"Data Source={storage.DatabaseFile};Pooling=False").AddInterceptors(new SchemaWatch(provider.GetRequiredService<DatabaseState>()));
            if (pragmas is not null) options.AddInterceptors(new OtherPragmas(pragmas));
        });
        all.AddSingleton<IDbContextFactory<OmbudDb>, Factory>().AddSingleton<DatabaseState>().AddSingleton<Migrator>().AddSingleton<WriteGate>();
        all.AddSingleton<KeyRing>(provider => new(provider.GetRequiredService<ProtectionOptions>()));
        all.AddSingleton<Escrow>().AddSingleton<KeyFiles>().AddSingleton<EpochKeys>().AddSingleton<BlindIndex>().AddSingleton<KeyedChain>().AddSingleton<AnchorFile>();
        all.AddSingleton<AccessLog>().AddSingleton<AccessLogCheck>().AddSingleton<CaseKeys>().AddSingleton<Lookups>();
        all.AddSingleton<Office>().AddSingleton<CaseFeed>();
        all.AddScoped<CurrentUser>().AddScoped<Rights>().AddScoped<Dossiers>().AddScoped<CaseDesk>();
        services = all.BuildServiceProvider();
    }

    public Task MigrateAsync() => services.GetRequiredService<Migrator>().RunAsync();

    public Task<OmbudDb> DatabaseAsync() => services.GetRequiredService<IDbContextFactory<OmbudDb>>().CreateDbContextAsync();

    public Task<LogCheck> CheckLogAsync() => services.GetRequiredService<AccessLogCheck>().RunAsync();

    /// <summary>A desk for one writer, who is the system.</summary>
    public CaseDesk Desk()
    {
        var scope = services.CreateScope(); // goes with its provider
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(Actor.System);
        return scope.ServiceProvider.GetRequiredService<CaseDesk>();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    sealed class Factory(IDbContextFactory<SqliteOmbudDb> inner) : IDbContextFactory<OmbudDb>
    {
        public OmbudDb CreateDbContext() => inner.CreateDbContext();
    }

    /// <summary>Set behind the app's own, each time a connection is opened.</summary>
    sealed class OtherPragmas(string pragmas) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own.
            command.CommandText = pragmas;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
