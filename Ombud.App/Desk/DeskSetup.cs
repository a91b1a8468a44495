// Registers the desk and what it stands on, and prepares the database for its first day.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Desk;

static class DeskSetup
{
    public static WebApplicationBuilder AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Environment.IsDevelopment() && builder.Configuration.GetValue<DateTimeOffset?>("Demo:Clock") is { } start ? new DemoClock(start) : TimeProvider.System);
        builder.Services.AddSingleton<Reach>();
        builder.Services.AddSingleton<CaseFeed>();
        builder.Services.AddSingleton<Office>();
        builder.Services.AddSingleton<TemplateQuery>();
        builder.Services.AddSingleton<LetterTemplates>();
        builder.Services.AddScoped<SlaQuery>();
        builder.Services.AddSingleton<ReminderFeed>();
        builder.Services.AddSingleton<RegisterFeed>();
        builder.Services.AddSingleton<RegisterTexts>();
        builder.Services.AddScoped<RegisterDesk>();
        builder.Services.AddSingleton<IncomingFeed>();
        builder.Services.AddSingleton<IncomingItems>();
        builder.Services.AddSingleton<IncomingTaking>();
        builder.Services.AddScoped<IncomingFiling>();
        builder.Services.AddScoped<IncomingDesk>();
        builder.Services.AddScoped<ReminderInbox>();
        builder.Services.AddSingleton<CaseImport>();
        builder.Services.AddSingleton<LetterImport>();
        builder.Services.AddScoped<CaseDesk>();
        builder.Services.AddScoped<OfficeDesk>();
        builder.Services.AddScoped<FeedAddresses>();
        builder.Services.AddSingleton<FeedDelivery>();
        builder.Services.AddScoped<CaseStory>();
        builder.Services.AddScoped<SubjectAccess>();
        builder.Services.AddSingleton<AccessLog>();
        builder.Services.AddSingleton<AccessLogCheck>();
        builder.Services.AddSingleton<AccessLogAnchors>();
        builder.Services.AddSingleton<AccessLogWatch>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("AccessLog").Get<AccessLogOptions>() ?? new());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Office").Get<OfficeOptions>() ?? new());
        builder.Services.AddSingleton<AccessSample>();
        builder.Services.AddSingleton<Remarks>();
        builder.Services.AddSingleton<EpochRotation>();
        builder.Services.AddScoped<Erasures>();
        builder.Services.AddScoped<AccessReviews>();
        builder.Services.AddSingleton<CaseKeys>();
        builder.Services.AddSingleton<Lookups>();
        builder.Services.AddScoped<Rights>();
        builder.Services.AddScoped<Dossiers>();
        builder.Services.AddSingleton<Undropped>();
        builder.Services.AddScoped<Documents>();
        builder.Services.AddScoped<DocumentDesk>();
        builder.Services.AddScoped<LetterDesk>();
        builder.Services.AddScoped<LetterPost>();
        builder.Services.AddScoped<DigestPost>();
        builder.Services.AddScoped<DunningDesk>();
        builder.Services.AddScoped<LetterDrafts>();
        builder.Services.AddScoped<LetterPrint>();
        builder.Services.AddScoped<LetterViews>();
        builder.Services.AddSingleton<PrintFeed>();
        builder.Services.AddSingleton<LetterPapers>();
        builder.Services.AddSingleton<LetterRecipients>();
        builder.Services.AddTransient<ShownNames>();
        builder.Services.AddScoped<Drafts>();
        builder.Services.AddScoped<KnownCallers>();
        builder.Services.AddSingleton<SearchIndex>();
        if (StorageOptions.Of(builder.Configuration).IsPostgres) builder.Services.AddHostedService<NodeFeed>();
        builder.Services.AddHostedService<SearchIndexBuilder>();
        builder.Services.AddScoped<CaseSearch>();
        return builder;
    }

    /// <summary>Brings the schema up to date and gives an empty database what every office starts with.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        await services.RefuseForeignAsync(stop);
        services.GetRequiredService<KeyFiles>().OpenAll();
        await services.MigrateAsync(stop);
        await using (var scope = services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Documents>().DropLeftAsync();
        var index = services.GetRequiredService<SearchIndex>();
        services.GetRequiredService<CaseFeed>().Listen(changed =>
        {
            if (changed.HasContent) index.Changed(changed.Number);
        });
        var isDemo = services.GetRequiredService<DemoMode>().IsOn;
        await services.GetRequiredService<WriteGate>().WriteAsync(db => OfficeSeed.FillAsync(db, isDemo, stop));
    }
}
