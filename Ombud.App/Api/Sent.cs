// The body of a request: read whole, checked, and either a value or the answer that says what is wrong.
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Ombud.Domain;

namespace Ombud.App.Api;

interface ISent
{
    /// <summary>What the sender is told when the body cannot be used.</summary>
    IResult? No { get; }
}

sealed class Sent<T> : ISent, IEndpointParameterMetadataProvider where T : class
{
    const int Limit = 256 * 1024;

    Sent(T? value, IResult? no) => (Value, No) = (value!, no);

    /// <summary>Only read in a handler, which is not reached without one.</summary>
    public T Value { get; }
    public IResult? No { get; }

    public static async ValueTask<Sent<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType()) return Refuse(new ProblemAnswer(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type"));
        try
        {
            if (await ReadAsync(context.Request) is not { } bytes) return Refuse(ProblemAnswer.Of(StatusCodes.Status413PayloadTooLarge));
            using var sent = JsonDocument.Parse(bytes, ApiJson.Strict);
            return BodyCheck.Problems(sent.RootElement, typeof(T)) is { Count: > 0 } problems
                ? Refuse(new RefusalAnswer(new Refusal.InvalidInput(problems)))
                : new Sent<T>(sent.RootElement.Deserialize<T>(ApiJson.Options), null);
        }
        // The second: a member's name that is no Unicode.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Refuse(new ProblemAnswer(StatusCodes.Status400BadRequest, "not-json"));
        }
        catch (BadHttpRequestException e)
        {
            return Refuse(ProblemAnswer.Of(e.StatusCode));
        }
    }

    /// <summary>Null: too large. The server's own limit would cut the line, and the sender would never read why.</summary>
    static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > Limit) return null;
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await request.Body.ReadAsync(part, request.HttpContext.RequestAborted) is > 0 and var count)
        {
            if (body.Length + count > Limit) return null;
            body.Write(part, 0, count);
        }
        return body.ToArray();
    }

    static Sent<T> Refuse(IResult no) => new(null, no);

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}
