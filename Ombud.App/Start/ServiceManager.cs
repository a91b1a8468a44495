// Tells systemd when pages are served and when the app begins to stop. Without NOTIFY_SOCKET there is nobody to tell.
using Microsoft.Extensions.Hosting.Systemd;

namespace Ombud.App.Start;

static class ServiceManager
{
    public static WebApplication TellServiceManager(this WebApplication app)
    {
        var manager = new SystemdNotifier();
        if (!manager.IsEnabled) return app;
        app.Lifetime.ApplicationStarted.Register(() => manager.Notify(ServiceState.Ready));
        app.Lifetime.ApplicationStopping.Register(() => manager.Notify(ServiceState.Stopping));
        return app;
    }
}
