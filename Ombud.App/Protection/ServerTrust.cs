// Which certificates of other servers are believed: those that the machine trusts, or those behind which one file stands.
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ombud.App.Protection;

public static class ServerTrust
{
    /// <summary>What a certificate has to be for: a server.</summary>
    const string ServerUse = "1.3.6.1.5.5.7.3.1";

    /// <param name="file">Certificates (PEM) of servers or of their authorities, and no others are believed. Null: whom the machine trusts.</param>
    public static RemoteCertificateValidationCallback By(string? file)
    {
        if (file is null) return (_, _, _, errors) => errors is SslPolicyErrors.None;
        X509Certificate2Collection trusted = [];
        trusted.ImportFromPemFile(file);
        // The name must be right in any case.
        return (_, shown, given, errors) => shown is X509Certificate2 certificate && errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors && LeadsTo(trusted, certificate, given);
    }

    /// <summary>Why the file is of no use, as the end of the sentence "the setting is …"; null where it is.</summary>
    public static string? WhyNot(string file)
    {
        X509Certificate2Collection read = [];
        try { read.ImportFromPemFile(file); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return $"{file}, and this user can read no such file"; }
        catch (CryptographicException) { return $"{file}, which holds what is no certificate"; }
        return read.Count == 0 ? $"{file}, which holds no certificate" : null;
    }

    static bool LeadsTo(X509Certificate2Collection trusted, X509Certificate2 certificate, X509Chain? given)
    {
        using var chain = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerUse));
        foreach (var between in given?.ChainElements ?? Enumerable.Empty<X509ChainElement>()) chain.ChainPolicy.ExtraStore.Add(between.Certificate);
        return chain.Build(certificate);
    }
}
