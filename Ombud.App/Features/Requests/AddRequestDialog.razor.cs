// Adds a request to the office, and says beforehand when it must be answered, and why then.
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class AddRequestDialog
{
    static readonly (string Id, string Label)[] Fields =
    [
        ("kind", "Requests.Field.Kind"), ("receivedOn", "Requests.Field.Received"), ("who", "Requests.Field.Who"),
        ("description", "Requests.Field.What"), ("case", "Requests.Field.Case"), ("handler", "Requests.Field.Handler"),
    ];

    Refused refused = null!;
    IReadOnlyList<StaffRow> staff = [];
    RegisterEntry? made;
    RequestKind? kind;
    DateOnly? receivedOn;
    string? who, description, about, dateProblem;
    string handler = "";

    OfficeRequest? Preview => kind is { } of && receivedOn is { } on ? OfficeRequest.Receive(of, on, Clock.DanishToday).Received : null;

    IReadOnlyList<Option<string>> Handlers => [.. staff.Where(s => s.IsActive && s.Role == Roles.Adviser).Select(s => new Option<string>(s.Id, s.Name))];

    protected override void OnInitialized() => (refused, receivedOn, handler) = (new(T), Clock.DanishToday, User.Required.Id.Value);

    protected override async Task OnInitializedAsync() => staff = (await Office.GetAsync()).Staff;

    async Task<Refusal?> SaveAsync()
    {
        if (dateProblem is not null) return new Refusal.InvalidInput([new("receivedOn", Problem.NotADate)]);
        (made, var no) = await Desk.AddAsync(new NewRequest(kind, receivedOn, who, description, about, handler));
        return no;
    }
}
