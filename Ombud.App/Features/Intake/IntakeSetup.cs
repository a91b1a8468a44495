// Registers what the intake page asks for.
namespace Ombud.App.Features.Intake;

public static class IntakeSetup
{
    public static WebApplicationBuilder AddIntake(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IntakeQuery>();
        return builder;
    }
}
