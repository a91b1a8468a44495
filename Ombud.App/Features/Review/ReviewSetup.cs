// Registers what the review pages ask for.
namespace Ombud.App.Features.Review;

static class ReviewSetup
{
    public static WebApplicationBuilder AddReview(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReviewQuery>();
        return builder;
    }
}
