// Registers the board: one snapshot for all who look at it.

namespace Ombud.App.Features.Board;

static class BoardSetup
{
    public static WebApplicationBuilder AddBoard(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BoardQuery>();
        builder.Services.AddSingleton<BoardSnapshot>();
        builder.Services.AddScoped<BoardView>();
        return builder;
    }
}
