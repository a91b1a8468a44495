// The whole app on a real Kestrel port with a database of its own and a clock that the test moves.
using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;

namespace Ombud.Tests.Fixtures;

/// <summary>Started on first use. Monday 23 November 2026, 09.41 in Denmark, until the test moves <see cref="Clock"/>.</summary>
public sealed class OmbudHost : WebApplicationFactory<Program>
{
    readonly string folder;
    readonly bool ownsFolder;
    readonly Dictionary<string, string?> settings;

    /// <summary>An empty demo, also as a fixture of a test class.</summary>
    public OmbudHost() : this(demoCases: 0) { }

    /// <param name="folder">The data of an earlier host, to start again on; it stays when this host goes.</param>
    /// <param name="port">0 is any free port.</param>
    internal OmbudHost(int demoCases = 0, int demoOpen = 0, Dictionary<string, string?>? settings = null, string? folder = null, int port = 0)
    {
        ownsFolder = folder is null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("ombud-test-").FullName;
        if (ownsFolder && !PostgresServer.IsWanted) EmptyDatabase.CopyTo(this.folder);
        this.settings = new(settings ?? [])
        {
            // Tests turn the clockwork by hand.
            ["Jobs:On"] = "false",
            // One person does here in a minute what an office does in a day.
            ["Limits:SearchAMinute"] = settings?.GetValueOrDefault("Limits:SearchAMinute") ?? "0",
            ["Limits:RegistrationAMinute"] = settings?.GetValueOrDefault("Limits:RegistrationAMinute") ?? "0",
            ["Limits:SignInAMinute"] = settings?.GetValueOrDefault("Limits:SignInAMinute") ?? "0",
            // The app reads its own address: the factory's port would come too late when the app is quick to start.
            ["urls"] = $"http://127.0.0.1:{port}",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
            ["Storage:DataFolder"] = this.folder,
            ["Demo:Cases"] = $"{demoCases}",
            ["Demo:Open"] = $"{demoOpen}",
        };
        UseKestrel();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 41, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.Zero };

    public string Folder => folder;

    /// <summary>Where the keys stand: beside the data, as without a setting.</summary>
    public string KeyFolder => folder + "-keys";

    /// <summary>Browsers that look at this host; they leave before it stops.</summary>
    internal ConcurrentBag<IAsyncDisposable> Guests { get; } = [];

    /// <summary>The address of the running app, such as http://127.0.0.1:40123/.</summary>
    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    /// <summary>A client that is signed in as one of the demo people and does not follow redirects.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var client = Anonymous();
        using var form = new FormUrlEncodedContent([new("role", role)]);
        using var answer = await client.PostAsync(new Uri("demo/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

#pragma warning disable CA2000 // The client owns its handler.
    public HttpClient Anonymous() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), UseCookies = true }) { BaseAddress = Address };
#pragma warning restore CA2000

    /// <summary>Runs something inside the app as a demo person, such as "adviser", or as the system (null).</summary>
    public async Task<T> AsAsync<T>(string? role, Func<IServiceProvider, Task<T>> act)
    {
        _ = Address;
        await using var scope = Services.CreateAsyncScope();
        var actor = role is null ? Actor.System : DemoPerson.All.Where(p => p.Key == role).Select(p => new Actor(p.Id, p.Role)).Single();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(actor);
        return await act(scope.ServiceProvider);
    }

    /// <summary>Runs something inside the app as whoever the cookie says.</summary>
    public async Task<T> AsPersonAsync<T>(ClaimsPrincipal who, Func<IServiceProvider, Task<T>> act)
    {
        _ = Address;
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(who);
        return await act(scope.ServiceProvider);
    }

    public Task<T> DeskAsync<T>(Func<CaseDesk, Task<T>> act, string? role = "adviser") =>
        AsAsync(role, services => act(services.GetRequiredService<CaseDesk>()));

    public async Task<OmbudDb> DatabaseAsync()
    {
        _ = Address;
        return await Services.GetRequiredService<IDbContextFactory<OmbudDb>>().CreateDbContextAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        if (PostgresServer.IsWanted && !settings.ContainsKey("Storage:Provider")) foreach (var (key, value) in OnPostgres()) settings.TryAdd(key, value);
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            // A browser that outlives its host holds its connection: nobody waits for it to let go.
            services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        });
    }

    /// <summary>A database of its own, found again by a later host on the same folder.</summary>
    IEnumerable<(string Key, string Value)> OnPostgres()
    {
        var server = PostgresServer.SharedAsync().GetAwaiter().GetResult();
        yield return ("Storage:Provider", StorageOptions.PostgreSql);
        yield return ("Storage:ConnectionString", server.DatabaseOfAsync(folder).GetAwaiter().GetResult());
    }

    /// <summary>The files of the database that something in this process still has open.</summary>
    List<string> Held() => !OperatingSystem.IsLinux() ? [] :
        [.. Directory.EnumerateFiles("/proc/self/fd").Select(fd => new FileInfo(fd).LinkTarget).OfType<string>().Where(file => file.StartsWith(Path.Combine(folder, "ombud.db"), StringComparison.Ordinal))];

    /// <summary>Of this host alone: a connection that another host gives back while its pool is cleared stays open for minutes.</summary>
    void ClearPool()
    {
        using var pooled = new SqliteConnection(new StorageOptions { DataFolder = folder }.Connection);
        SqliteConnection.ClearPool(pooled);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var guest in Guests) await guest.DisposeAsync();
        await base.DisposeAsync();
        // Whoever closes a database last takes its journals away by name: a later host's, or a test's, if it is not waited for.
        ClearPool();
        for (var tries = 0; Held() is { Count: > 0 } held; tries++)
        {
            if (tries == 400) throw new InvalidOperationException($"After its host was stopped, this process still has open: {string.Join(", ", held)}.");
            await Task.Delay(25);
            ClearPool();
        }
        if (settings.GetValueOrDefault("Storage:Provider") == StorageOptions.PostgreSql && settings.TryGetValue("Storage:ConnectionString", out var connection))
            await using (var pooled = new Npgsql.NpgsqlConnection(PostgresSetup.Complete(connection!))) Npgsql.NpgsqlConnection.ClearPool(pooled);
        if (!ownsFolder) return;
        Directory.Delete(folder, recursive: true);
        if (Directory.Exists(KeyFolder)) Directory.Delete(KeyFolder, recursive: true);
    }
}
