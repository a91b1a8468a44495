// Short codes by which a case names a department, an outside body or a member of staff without knowing more of them.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ombud.Domain.Cases;

/// <summary>A value that is written as one short text and read back from it.</summary>
public interface ICode<T> where T : struct, ICode<T>
{
    static abstract bool TryParse(string? text, out T code);
}

/// <summary>A department, by the office's own code such as "job-centre".</summary>
[JsonConverter(typeof(CodeJson<DepartmentCode>))]
public readonly record struct DepartmentCode(string Value) : ICode<DepartmentCode>
{
    public static bool TryParse(string? text, out DepartmentCode code) => (code = new(text ?? "")).IsWellFormed;
    bool IsWellFormed => CodeRules.IsWellFormed(Value);
    public override string ToString() => Value;
}

/// <summary>An outside body that a citizen is referred to, such as "ankestyrelsen".</summary>
[JsonConverter(typeof(CodeJson<BodyCode>))]
public readonly record struct BodyCode(string Value) : ICode<BodyCode>
{
    public static bool TryParse(string? text, out BodyCode code) => (code = new(text ?? "")).IsWellFormed;
    bool IsWellFormed => CodeRules.IsWellFormed(Value);
    public override string ToString() => Value;
}

/// <summary>A member of staff, by the identifier of the sign-in authority; the display name stands in the settings.</summary>
[JsonConverter(typeof(CodeJson<StaffId>))]
public readonly record struct StaffId(string Value) : ICode<StaffId>
{
    /// <summary>The system itself: jobs and the invented data.</summary>
    public static readonly StaffId System = new("system");

    public static bool TryParse(string? text, out StaffId code) => (code = new(text ?? "")).IsWellFormed;
    bool IsWellFormed => CodeRules.IsWellFormed(Value);
    public override string ToString() => Value;
}

static class CodeRules
{
    /// <summary>1 to 80 small letters, digits, dots and hyphens: nothing that could be a name typed by mistake or a path.</summary>
    public static bool IsWellFormed(string value) =>
        value.Length is > 0 and <= 80 && value.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '.');
}

/// <summary>Writes a code as its text.</summary>
public sealed class CodeJson<T> : JsonConverter<T> where T : struct, ICode<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && T.TryParse(reader.GetString(), out var code)
            ? code
            : throw new JsonException($"Not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
