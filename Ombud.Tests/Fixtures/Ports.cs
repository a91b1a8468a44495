// Ports of this machine for programs that cannot choose one themselves.
using System.Net;
using System.Net.Sockets;

namespace Ombud.Tests.Fixtures;

static class Ports
{
    /// <summary>One that nobody has at the moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
