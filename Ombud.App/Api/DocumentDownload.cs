// Hands a document out, opened piece by piece on its way. What does not turn out whole is broken off, so that nobody takes it for the file.
using Microsoft.Net.Http.Headers;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

sealed partial class DocumentDownload(SealedDocument document) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, stop) = (httpContext.Response, httpContext.RequestAborted);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(document.About.Name);
        (response.ContentType, response.ContentLength) = (document.About.MediaType, document.About.Size);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var sent = 0L;
        await foreach (var piece in document.ReadAsync(stop))
        {
            await response.Body.WriteAsync(piece, stop);
            sent += piece.Length;
        }
        if (sent != document.About.Size) httpContext.Abort();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Document {Id} of case {Number} does not open whole.")]
    public static partial void NotWhole(ILogger log, CaseNumber number, Guid id);
}
