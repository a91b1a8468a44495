// Invented people: names nobody carries, and numbers that were never issued.
using System.Globalization;

namespace Ombud.App.Demo;

sealed record DemoCitizen(string Given, string Surname, bool IsWoman, DateOnly Born, string Cpr, string Phone)
{
    public string Name => $"{Given} {Surname}";
    public string Email => $"{Plain(Given)}.{Plain(Surname)}@post.example";

    static string Plain(string name) => name.ToLower(CultureInfo.InvariantCulture)
        .Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal);
}

static class DemoPeople
{
    /// <summary>Since then numbers are issued that do not pass modulus 11 (cpr.dk).</summary>
    static readonly DateOnly NewNumbers = new(2007, 10, 1);

    static readonly string[] Women =
    [
        "Karen", "Mette", "Anne", "Hanne", "Lone", "Birthe", "Inger", "Camilla", "Sofie", "Ida", "Louise", "Tove", "Ruth", "Line", "Pia",
        "Charlotte", "Amira", "Fatima", "Zeynep", "Olga", "Agnes", "Johanne", "Gitte", "Rikke", "Nanna", "Signe", "Ellen", "Vibeke", "Maja", "Bodil",
    ];

    static readonly string[] Men =
    [
        "Jens", "Peter", "Lars", "Henrik", "Søren", "Niels", "Anders", "Mikkel", "Jørgen", "Kurt", "Villy", "Rasmus", "Emil", "Oliver", "Ahmed",
        "Yusuf", "Marek", "Torben", "Bent", "Ole", "Kasper", "Simon", "Frederik", "Erik", "Leif", "Jakob", "Steen", "Magnus", "Tobias", "Allan",
    ];

    static readonly string[] Surnames =
    [
        "Lyngdal", "Engsø", "Tangvig", "Brøndhøj", "Vestermose", "Klitgren", "Rævsborg", "Stenfold", "Åmarksen", "Bækvang", "Mosevig", "Fjordager",
        "Hvidbæksen", "Sandkær", "Ellemark", "Birkevad", "Grønvig", "Lindhede", "Storklint", "Nørrevang", "Kildeskær", "Tornhave", "Krogdal", "Marehalm",
        "Vindblæs", "Solager", "Pileskær", "Rugholt", "Havrevang", "Kornager", "Bøgehegn", "Rønnevig", "Hesselvang", "Ravnsande", "Muslinghøj", "Strandeng",
        "Tagrør", "Lyngvad", "Skovlyst", "Højsande", "Vadklint", "Græsbøl", "Enghøjer", "Rimdal", "Bregnevad", "Kløvermark", "Hyldetoft", "Slåenbjerg",
        "Dueholt", "Lærkesang", "Kærgaun", "Torvmose", "Næbsager", "Sivholm", "Gyldenaks", "Hedeskov", "Mågevig", "Digegård", "Vibehøj", "Rørsanger",
    ];

    static readonly string[] Streets =
    [
        "Kløverstien", "Gammel Møllevej", "Rughaven", "Stationsalleen", "Lærkebakken", "Nordre Dige", "Havnestræde", "Skolebakken", "Pilevænget", "Åløkken",
    ];

    public static DemoCitizen Make(Random random, DateOnly on)
    {
        var isWoman = random.Next(100) < 56;
        var born = on.AddDays(-random.Next(19 * 365, 88 * 365));
        if (born >= NewNumbers) born = NewNumbers.AddDays(-random.Next(1, 2000));
        // Numbers given out on 1 January do not all pass the check, so that day is left alone.
        if (born is { Month: 1, Day: 1 }) born = born.AddDays(1);
        return new(random.Pick(isWoman ? Women : Men), random.Pick(Surnames), isWoman, born, Cpr(random, born, isWoman), Phone(random));
    }

    public static string Address(Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Streets)} {random.Next(1, 90)}, 4999 Lynghøj");

    /// <summary>No Danish number begins with 00.</summary>
    public static string Phone(Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"00 {random.Next(100):D2} {random.Next(100):D2} {random.Next(100):D2}");

    /// <summary>A number of the right form that fails modulus 11: nobody born before the change of 2007 carries such a one.</summary>
    static string Cpr(Random random, DateOnly born, bool isWoman)
    {
        var seventh = born.Year < 2000 ? random.Next(0, 4) : random.Next(4, 9);
        var last = (random.Next(0, 5) * 2) + (isWoman ? 0 : 1);
        var middle = random.Next(100);
        while (true)
        {
            var cpr = string.Create(CultureInfo.InvariantCulture, $"{born:ddMMyy}{seventh}{middle:D2}{last}");
            if (Domain.Dossiers.CprNumber.TryParse(cpr, out var number) && !number.PassesModulus11) return cpr;
            middle = (middle + 1) % 100;
        }
    }
}
