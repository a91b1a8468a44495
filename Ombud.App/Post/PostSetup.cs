// Registers the ways out of the house.
namespace Ombud.App.Post;

static class PostSetup
{
    public static WebApplicationBuilder AddPost(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SmtpOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<SmtpMail>();
        builder.Services.AddSingleton<IPostChannel, SmtpChannel>();
        return builder;
    }
}
