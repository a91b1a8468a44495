// Starts Ombud; each folder introduces itself.
using Ombud.App;
using Ombud.App.Api;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Demo;
using Ombud.App.Desk;
using Ombud.App.Features;
using Ombud.App.Identity;
using Ombud.App.Jobs;
using Ombud.App.Layout;
using Ombud.App.Operation;
using Ombud.App.Post;
using Ombud.App.Protection;
using Ombud.App.Start;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var check = SettingsCheck.Run(builder.Configuration, builder.Environment.EnvironmentName, TimeProvider.System.GetUtcNow(), isRestore: args.Contains("--restore"));
    if (args.Contains("--check-config")) return await check.TellAsync();
    check.Refuse();
    builder.AddOperation().AddIdentity().AddProtection().AddData().AddPost().AddDesk().AddBackup().AddDemo().AddApi().AddJobs().AddScreens().AddFeatures();
    var app = builder.Build();
    check.Warn(app.Logger);
    if (await Commands.RunAsync(args, app.Services) is { } done) return done;
    await app.Services.PrepareAsync();
    await app.Services.FillDemoAsync();
    app.UseOperation().UseScreens().UseApiAnswers().UseIdentity().MapApi().UseJobs().MapFeatures().MapScreens();
    app.TellServiceManager().AnnounceDemo();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (SettingsCheck.WordsFor(e) is { } words)
{
    await Console.Error.WriteLineAsync(words);
    return Commands.Refused;
}
