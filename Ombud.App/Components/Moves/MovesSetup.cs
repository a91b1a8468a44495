// Registers the forms that move a case to its next state.
namespace Ombud.App.Components.Moves;

static class MovesSetup
{
    public static IServiceCollection AddMoves(this IServiceCollection services) =>
        services.AddScoped<MoveForms>().AddScoped<CaseActs>();
}
