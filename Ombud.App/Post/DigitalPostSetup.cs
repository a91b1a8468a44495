// Registers Digital Post: the channel that letters leave by, and the receipts that come back.
namespace Ombud.App.Post;

static class DigitalPostSetup
{
    public static WebApplicationBuilder AddDigitalPost(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(DigitalPostOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<IPostChannel, DigitalPostChannel>();
        builder.Services.AddSingleton<DigitalPostReceipts>();
        return builder;
    }
}
