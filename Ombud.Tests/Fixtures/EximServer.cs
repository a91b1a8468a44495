// A real mail server, Exim of Debian's package, in a temporary folder, on loopback, not installed; it ends with the process that started it, however that ends.
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MimeKit;
using Ombud.App.Post;

namespace Ombud.Tests.Fixtures;

sealed class EximServer : IAsyncDisposable
{
    const string Name = "localhost";

    readonly string root = Path.Combine(Path.GetTempPath(), $"ombud-exim-{Guid.NewGuid():N}");
    readonly string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    readonly string certificate = Path.Combine(Path.GetTempPath(), $"ombud-exim-{Guid.NewGuid():N}.pem");
    readonly int port = Ports.Free();
    readonly Process process;

    EximServer()
    {
        Directory.CreateDirectory(root);
        using (TestCertificate.OfServer(Name, Path.Combine(root, "cert.pem"), Path.Combine(root, "key.pem"))) File.Copy(Path.Combine(root, "cert.pem"), certificate);
        process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "Fixtures", "exim.sh"), Program, root, port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The machine's own, else the one that test.sh unpacks.</summary>
    static string Program => ((string[])["/usr/sbin/exim4", Path.Combine(Repository.Root, "Ombud.Tests", "obj", "exim", "usr", "sbin", "exim4")]).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no exim4; test.sh gets it.");

    public SmtpOptions Options => new()
    {
        Host = Name, Port = port, User = "ombud", Password = password, TrustedCertificateFile = certificate,
        From = "raadgiver@kommune.example", FromName = "Borgerrådgiveren", TrustedDomains = "skole.example",
    };

    public static async Task<EximServer> StartAsync()
    {
        var server = new EximServer();
        await server.process.StandardInput.WriteLineAsync(server.password);
        await server.process.StandardInput.FlushAsync();
        if (await server.process.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("Exim did not start; test.sh gets it and what it needs.");
        return server;
    }

    /// <summary>What has been delivered, as soon as it is that many.</summary>
    public async Task<IReadOnlyList<MimeMessage>> DeliveredAsync(int count)
    {
        var box = Path.Combine(root, "mail", "new");
        await Until.TrueAsync($"{count} mails in the box", () => Directory.Exists(box) && Directory.GetFiles(box).Length >= count);
        return [.. Directory.GetFiles(box).Select(file => MimeMessage.Load(file))];
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(certificate);
    }
}
