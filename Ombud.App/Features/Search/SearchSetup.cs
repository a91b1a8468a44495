// Registers what the search pages ask for.
namespace Ombud.App.Features.Search;

static class SearchSetup
{
    public static WebApplicationBuilder AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SearchQuery>();
        return builder;
    }
}
