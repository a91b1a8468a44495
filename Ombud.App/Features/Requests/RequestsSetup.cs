// Registers what the page of requests and breaches asks for.
namespace Ombud.App.Features.Requests;

static class RequestsSetup
{
    public static WebApplicationBuilder AddRequests(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RequestsQuery>();
        return builder;
    }
}
