// Registers what the page of the access log asks for.
namespace Ombud.App.Features.AccessReview;

static class AccessReviewSetup
{
    public static WebApplicationBuilder AddAccessReview(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AccessLogQuery>();
        return builder;
    }
}
