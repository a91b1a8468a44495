// Registers the ways out of the house. A demo sends nothing, unless to a mail server of this very machine or into a folder that somebody has named.
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.App.Post;

static class PostSetup
{
    public static WebApplicationBuilder AddPost(this WebApplicationBuilder builder)
    {
        var (smtp, digital) = (SmtpOptions.Of(builder.Configuration), DigitalPostOptions.Of(builder.Configuration));
        builder.Services.AddSingleton(smtp);
        builder.Services.AddSingleton(digital);
        builder.Services.AddSingleton<SmtpMail>();
        builder.Services.AddSingleton<SmtpChannel>();
        builder.Services.AddSingleton<DigitalPostChannel>();
        builder.Services.AddSingleton<DigitalPostReceipts>();
        builder.Services.AddSingleton(IncomingOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<IncomingFolders>();
        builder.Services.AddSingleton<IPostChannel>(services => IsDemo(services) && !smtp.IsOnThisMachine ? Demo(services, Channel.Email) : services.GetRequiredService<SmtpChannel>());
        builder.Services.AddSingleton<IPostChannel>(services => IsDemo(services) && digital.OutFolder is null ? Demo(services, Channel.DigitalPost) : services.GetRequiredService<DigitalPostChannel>());
        return builder;
    }

    static bool IsDemo(IServiceProvider services) => services.GetRequiredService<DemoMode>().IsOn;

    static DemoChannel Demo(IServiceProvider services, Channel channel) => new(channel, services.GetRequiredService<ILogger<DemoChannel>>());
}
