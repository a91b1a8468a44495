// Registers the keys of this host, and protects the ring of the cookies as that of the content is.
using Microsoft.AspNetCore.DataProtection;

namespace Ombud.App.Protection;

static class ProtectionSetup
{
    public static WebApplicationBuilder AddProtection(this WebApplicationBuilder builder)
    {
        var options = ProtectionOptions.Read(builder.Configuration, builder.Configuration["Storage:DataFolder"] ?? "data");
        builder.Services.AddSingleton(options);
        // A key of the cookies from before stays readable; the next one is wrapped.
        if (Certificates.OfRing(options) is { } certificate) builder.Services.AddDataProtection().ProtectKeysWithCertificate(certificate);
        builder.Services.AddSingleton<KeyRing>(services => new(services.GetRequiredService<ProtectionOptions>()));
        builder.Services.AddSingleton<Escrow>();
        builder.Services.AddSingleton<KeyFiles>();
        builder.Services.AddSingleton<EpochKeys>();
        builder.Services.AddSingleton<BlindIndex>();
        builder.Services.AddSingleton<SecretKeys>();
        builder.Services.AddSingleton<KeyedChain>();
        builder.Services.AddSingleton<AnchorFile>();
        builder.Services.AddSingleton<ErasureLedger>();
        return builder;
    }
}
