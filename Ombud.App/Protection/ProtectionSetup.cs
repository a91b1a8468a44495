// Registers the keys of this host.
namespace Ombud.App.Protection;

static class ProtectionSetup
{
    public static WebApplicationBuilder AddProtection(this WebApplicationBuilder builder)
    {
        var dataFolder = builder.Configuration["Storage:DataFolder"] ?? "data";
        builder.Services.AddSingleton(ProtectionOptions.Read(builder.Configuration, dataFolder, builder.Environment.IsProduction()));
        builder.Services.AddSingleton<KeyRing>(services => new(services.GetRequiredService<ProtectionOptions>()));
        builder.Services.AddSingleton<Escrow>();
        builder.Services.AddSingleton<KeyFiles>();
        builder.Services.AddSingleton<EpochKeys>();
        builder.Services.AddSingleton<BlindIndex>();
        builder.Services.AddSingleton<KeyedChain>();
        builder.Services.AddSingleton<AnchorFile>();
        builder.Services.AddSingleton<ErasureLedger>();
        return builder;
    }
}
