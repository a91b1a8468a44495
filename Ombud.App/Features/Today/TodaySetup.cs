// Registers what the today pages ask for.
namespace Ombud.App.Features.Today;

static class TodaySetup
{
    public static WebApplicationBuilder AddToday(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TodayQuery>();
        return builder;
    }
}
