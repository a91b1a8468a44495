// Registers what the commands of backup, restore and copying ask for.
namespace Ombud.App.Backup;

static class BackupSetup
{
    public static WebApplicationBuilder AddBackup(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BackupWriter>();
        builder.Services.AddSingleton<Restorer>();
        builder.Services.AddSingleton<Mover>();
        return builder;
    }
}
