// Registers what the page of a case asks for.
namespace Ombud.App.Features.CaseFile;

public static class CaseFileSetup
{
    public static WebApplicationBuilder AddCaseFile(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CaseFileQuery>();
        builder.Services.AddScoped<LettersQuery>();
        builder.Services.AddScoped<Journal.JournalQuery>();
        return builder;
    }
}
