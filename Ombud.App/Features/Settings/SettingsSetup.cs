// Registers what the pages of the settings ask for.
namespace Ombud.App.Features.Settings;

public static class SettingsSetup
{
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TemplateHistoryQuery>();
        return builder;
    }
}
