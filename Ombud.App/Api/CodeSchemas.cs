// Tells the OpenAPI document how codes look: lists of words for enums, texts for numbers and codes.
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

sealed class CodeSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var sent = context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(sent) ?? sent;
        var nothing = type == sent ? default : JsonSchemaType.Null;
        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | nothing;
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)Kebab.Of(name))];
        }
        else if (type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICode<>)))
        {
            schema.Type = JsonSchemaType.String | nothing;
        }

        return Task.CompletedTask;
    }
}
