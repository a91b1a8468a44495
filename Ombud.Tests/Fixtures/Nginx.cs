// A real nginx on this machine with deploy/nginx.conf, changed in nothing but addresses and the way to the certificate.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.Tests.Fixtures;

sealed class Nginx : IAsyncDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-nginx-").FullName;
    readonly Process process;

    /// <param name="nodes">Where the app listens.</param>
    public Nginx(params IReadOnlyList<Uri> nodes)
    {
        Address = new($"https://127.0.0.1:{Ports.Free()}/");
        MakeCertificate();
        var site = Repository.Read("deploy/nginx.conf")
            .Replace("listen 80;", $"listen 127.0.0.1:{Ports.Free()};", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{Address.Port} ssl", StringComparison.Ordinal)
            .Replace("    server 127.0.0.1:5080;\n", string.Concat(nodes.Select(node => $"    server 127.0.0.1:{node.Port};\n")), StringComparison.Ordinal)
            .Replace("/etc/ombud/tls/", $"{root}/", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(root, "site.conf"), site);
        File.WriteAllText(Path.Combine(root, "nginx.conf"),
            $$"""
            daemon off;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            pid {{root}}/pid;
            error_log stderr warn;
            worker_processes 2;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path {{root}}/body;
                proxy_temp_path {{root}}/proxy;
                fastcgi_temp_path {{root}}/fastcgi;
                uwsgi_temp_path {{root}}/uwsgi;
                scgi_temp_path {{root}}/scgi;
                include {{root}}/site.conf;
            }
            """);
        process = Process.Start(new ProcessStartInfo("nginx", Arguments) { RedirectStandardError = true })!;
    }

    string[] Arguments => ["-c", Path.Combine(root, "nginx.conf"), "-p", root, "-e", "stderr"];

    public Uri Address { get; }

    /// <summary>nginx -t.</summary>
    public Task<(int Code, string Said)> TestAsync() => Repository.RunAsync(root, "nginx", ["-t", .. Arguments]);

    /// <summary>A browser of its own with the cookies that it is given.</summary>
    public HttpClient Client() =>
#pragma warning disable CA2000, CA5359 // The client owns its handler; the certificate is made for this test.
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), SslOptions = new() { RemoteCertificateValidationCallback = (_, _, _, _) => true } }) { BaseAddress = Address };
#pragma warning restore CA2000, CA5359

    /// <summary>When it listens.</summary>
    public async Task ReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
                return;
            }
            catch (SocketException) when (tries < 300 && !process.HasExited) { await Task.Delay(50); }
        }
    }

    void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=ombud.kommune.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(Path.Combine(root, "fullchain.pem"), made.ExportCertificatePem());
        File.WriteAllText(Path.Combine(root, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    public async ValueTask DisposeAsync()
    {
        // The master takes its workers with it.
        await Repository.RunAsync(root, "kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
