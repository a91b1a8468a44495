// Which jobs there are and when they run: every minute in UTC; each asks the local calendar what is due.
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Microsoft.Extensions.Localization;

namespace Ombud.App.Jobs;

/// <summary>The store may be empty at any time, as one in memory is after each start: what is due follows from the database alone.</summary>
static class JobsSetup
{
    public const string DeadlineReminders = "deadline-reminders";
    public const string AgedCaseFlags = "aged-case-flags";
    public const string AccessLogUpkeep = "access-log-upkeep";
    public const string LetterDispatch = "letter-dispatch";
    public const string KeyUpkeep = "key-upkeep";
    public const string MorningDigest = "morning-digest";
    public const string Dunning = "dunning";
    public const string IncomingPost = "incoming-post";
    public static readonly IReadOnlyList<string> All = [DeadlineReminders, AgedCaseFlags, AccessLogUpkeep, KeyUpkeep, LetterDispatch, MorningDigest, Dunning, IncomingPost];

    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        // One store a host, not Hangfire's global one: tests run several hosts in a process.
        builder.Services.AddSingleton<JobStorage>(services => services.GetRequiredService<StorageOptions>() is { IsPostgres: true } storage
            ? new PostgreSqlStorage(new NpgsqlConnectionFactory(PostgresSetup.Complete(storage.ConnectionString!), new(), null))
            : new InMemoryStorage());
        builder.Services.AddSingleton<IJobFilterProvider>(new JobFilterProviderCollection(new JobFilterAttributeFilterProvider(), new JobMeasures()));
        builder.Services.AddHangfire(jobs => jobs.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        if (IsOn(builder.Configuration)) builder.Services.AddHangfireServer(server => server.WorkerCount = 2);
        builder.Services.AddScoped<DeadlineReminders>();
        builder.Services.AddScoped<AgedCaseFlags>();
        builder.Services.AddScoped<AccessLogUpkeep>();
        builder.Services.AddScoped<KeyUpkeep>();
        builder.Services.AddScoped<LetterDispatch>();
        builder.Services.AddScoped<MorningDigest>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Dunning").Get<DunningOptions>() ?? new());
        builder.Services.AddScoped<Dunning>();
        builder.Services.AddScoped<IncomingPost>();
        builder.Services.AddSingleton<Heartbeats>();
        builder.Services.AddSingleton<JobTurns>();
        builder.Services.AddSingleton<WorkingHours>();
        return builder;
    }

    public static WebApplication UseJobs(this WebApplication app)
    {
        app.MapHangfireDashboard("/hangfire", new DashboardOptions
        {
            Authorization = [new AdvisersOnly()],
            IsReadOnlyFunc = _ => true,
            DashboardTitle = app.Services.GetRequiredService<IStringLocalizer<Texts>>()["Jobs.Title"],
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(Policies.Adviser);
        if (IsOn(app.Configuration)) Schedule(app.Services.GetRequiredService<IRecurringJobManager>());
        return app;
    }

    static void Schedule(IRecurringJobManager schedule)
    {
        schedule.AddOrUpdate<DeadlineReminders>(DeadlineReminders, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<AgedCaseFlags>(AgedCaseFlags, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<AccessLogUpkeep>(AccessLogUpkeep, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<KeyUpkeep>(KeyUpkeep, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<LetterDispatch>(LetterDispatch, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<MorningDigest>(MorningDigest, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<Dunning>(Dunning, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        schedule.AddOrUpdate<IncomingPost>(IncomingPost, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        // What was missed while the app stood still is made good at once, not at the next full minute.
        foreach (var job in All) schedule.Trigger(job);
    }

    static bool IsOn(IConfiguration settings) => (settings.GetSection("Jobs").Get<JobsOptions>() ?? new()).On;

    sealed class AdvisersOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(Roles.Adviser);
    }
}
