// How the API writes and reads JSON: codes in kebab case, ISO dates, one strict reading of each.
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ombud.Domain;
using Ombud.Domain.Reporting;

namespace Ombud.App.Api;

static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Made();

    /// <summary>Two members of one name would leave open which of them counts.</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static void Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new Codes());
        options.Converters.Add(new Figures());
        options.RespectRequiredConstructorParameters = true;
        options.PropertyNameCaseInsensitive = false;
    }

    static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Apply(options);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A figure of a report is a number, or the word for why there is none.</summary>
    sealed class Figures : JsonConverter<Cell>
    {
        public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options)
        {
            if (value is { IsShown: true, Value: { } number }) writer.WriteNumberValue(number);
            else writer.WriteStringValue(Kebab.Of(value.Kind));
        }
    }

    sealed class Codes : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Code<>).MakeGenericType(typeToConvert))!;
    }

    sealed class Code<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && Kebab.TryRead<T>(reader.GetString(), out var value) ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

        /// <summary>Flags are written apart by spaces; none is the empty text.</summary>
        static string Text(T value) => string.Join(' ', value.ToString().Split(", ").Where(name => name != "None").Select(Kebab.Of));
    }
}
