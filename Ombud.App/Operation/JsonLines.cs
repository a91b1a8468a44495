// The log outside development: one line of JSON for each entry, for machines, and nothing in it that somebody has typed.
using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Ombud.App.Operation;

public sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "ombud";

    /// <summary>Of what the server notes beside an entry. The path of a request is not among it: it may hold a case's number, or whatever somebody has put there.</summary>
    static readonly HashSet<string> ScopesToTell = ["TraceId", "SpanId", "ConnectionId", "RequestId", "TransportConnectionId", "JobId"];

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", MessageOf(logEntry));
            if (logEntry.EventId.Id != 0) json.WriteNumber("event", logEntry.EventId.Id);
            scopeProvider?.ForEachScope(WriteScope, json);
            if (logEntry.Exception is { } failed) WriteException(json, failed);
            json.WriteEndObject();
        }
        textWriter.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    /// <summary>Some entries repeat what the error says.</summary>
    static string MessageOf<TState>(in LogEntry<TState> entry)
    {
        var message = entry.Formatter(entry.State, null);
        for (var e = entry.Exception; e is not null; e = e.InnerException)
            if (MayQuote(e) && e.Message.Length > 0) message = message.Replace(e.Message, "…", StringComparison.Ordinal);
        return message;
    }

    static void WriteScope(object? scope, Utf8JsonWriter json)
    {
        if (scope is not IEnumerable<KeyValuePair<string, object?>> named) return;
        foreach (var (name, value) in named)
            if (ScopesToTell.Contains(name)) json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(name), value?.ToString());
    }

    static void WriteException(Utf8JsonWriter json, Exception failed)
    {
        json.WriteStartArray("exception");
        for (var e = failed; e is not null; e = e.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("type", e.GetType().FullName);
            if (!MayQuote(e)) json.WriteString("message", e.Message);
            json.WriteString("stack", e.StackTrace);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>These say what they could not read, which is what somebody has sent.</summary>
    static bool MayQuote(Exception e) => e is FormatException or ArgumentException or JsonException or OverflowException or InvalidCastException or BadHttpRequestException;
}
