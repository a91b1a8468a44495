// One caller of the hostile server, and what can be done to them.
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Ombud.Tests.Fixtures;

sealed class SmtpCall(Socket caller) : IAsyncDisposable
{
    readonly byte[] heard = new byte[16 * 1024];
    Stream stream = new NetworkStream(caller, ownsSocket: true);
    int from, to;

    public bool IsEncrypted => stream is SslStream;

    /// <summary>Called before a yes goes out: who hears it may ask at once.</summary>
    public Action? OnYes { get; set; }

    public Task SayAsync(string answer)
    {
        if (answer.StartsWith("250", StringComparison.Ordinal)) OnYes?.Invoke();
        return WriteAsync(answer + "\r\n");
    }

    public async Task WriteAsync(string bytes)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        await stream.FlushAsync();
    }

    /// <summary>After what was said has gone out.</summary>
    public static void Leave() => throw new IOException("Gone.");

    /// <summary>As a plug that is pulled.</summary>
    public void HangUp()
    {
        caller.LingerState = new(true, 0);
        caller.Close();
        throw new IOException("Hung up.");
    }

    /// <summary>Says nothing until the caller has had enough.</summary>
    public async Task HoldAsync()
    {
        while (await stream.ReadAsync(heard) > 0) { }
        throw new IOException("The caller is gone.");
    }

    public async Task EncryptAsync(X509Certificate2 certificate)
    {
        var encrypted = new SslStream(stream);
        stream = encrypted;
        await encrypted.AuthenticateAsServerAsync(certificate);
    }

    /// <summary>Null when the caller has left.</summary>
    public async Task<string?> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (from == to)
            {
                (from, to) = (0, await stream.ReadAsync(heard));
                if (to == 0) return null;
            }
            var end = Array.IndexOf(heard, (byte)'\n', from, to - from);
            line.Append(Encoding.Latin1.GetString(heard, from, (end < 0 ? to : end) - from));
            from = end < 0 ? to : end + 1;
            if (end >= 0) return line.ToString().TrimEnd('\r');
        }
    }

    public async ValueTask DisposeAsync()
    {
        OnYes = null;
        await stream.DisposeAsync();
    }
}
