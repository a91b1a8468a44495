// Registers what the commands of backup and restore ask for.
namespace Ombud.App.Backup;

static class BackupSetup
{
    public static WebApplicationBuilder AddBackup(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BackupWriter>();
        builder.Services.AddSingleton<Restorer>();
        return builder;
    }
}
