// The index itself: a SQLite database that lives in memory alone and goes with the process.
using System.Text;
using Microsoft.Data.Sqlite;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

/// <summary>What a case can be found by, in the index's common form.</summary>
sealed record SearchDocument(CaseNumber Number, string Words)
{
    /// <summary>
    /// The letter before each word of the index says where it stood. A filter by columns would do the same, but has to walk
    /// through every case that holds the word anywhere.
    /// </summary>
    public static readonly IReadOnlyList<(char Place, MatchKinds Kind)> Places =
        [('n', MatchKinds.Name), ('p', MatchKinds.Phone), ('c', MatchKinds.Cpr), ('e', MatchKinds.Email), ('t', MatchKinds.Text)];

    public override string ToString() => nameof(SearchDocument);

    public static SearchDocument Of(CaseNumber number, Dossier dossier)
    {
        var (party, representation) = (dossier.Party, dossier.Representation);
        var phones = Known(SearchText.Phone(party.Phone), SearchText.Phone(representation?.Phone));
        var emails = Known(SearchText.Email(party.Email), SearchText.Email(representation?.Email));
        var words = new StringBuilder();
        SearchText.Fold(words, party.Name, 'n');
        SearchText.Fold(words, representation?.Name, 'n');
        foreach (var phone in phones) SearchText.Fold(words, phone.Length == 8 ? $"{phone} 45{phone}" : phone, 'p');
        foreach (var email in emails) SearchText.Fold(words, email, 'e');
        SearchText.Fold(words, party.Cpr, 'c');
        foreach (var note in dossier.Notes) SearchText.Fold(words, note.Text, 't');
        foreach (var letter in dossier.Letters) SearchText.Fold(words, letter.Text, 't');
        foreach (var document in dossier.Documents) SearchText.Fold(words, document.Name, 't');
        return new(number, words.ToString());
    }

    static IReadOnlyList<string> Known(params IEnumerable<string> values) => [.. values.Where(v => v.Length > 0).Distinct()];
}

/// <summary>One connection, used by one caller at a time. Places grow from the newest case to the oldest, the order in which results are wanted.</summary>
sealed class SearchTable : IDisposable
{
    const long Oldest = 1_000_000_000_000;

    readonly SqliteConnection memory = new("Data Source=:memory:");
    readonly SqliteCommand addWords, removeWords, find, findBetween;
    bool isOpen;

    public SearchTable()
    {
        memory.Open();
        // The text was brought into one form before it comes here, so that the plainest tokenizer does: whatever is left is a letter.
        Run("""
            PRAGMA temp_store=MEMORY;
            CREATE VIRTUAL TABLE Words USING fts5(said, content='', contentless_delete=1, detail=none, prefix='4 5 6', tokenize='ascii');
            INSERT INTO Words(Words, rank) VALUES('hashsize', 33554432);
            """);
        addWords = Command("INSERT INTO Words(rowid, said) VALUES($place, $said)", "$place", "$said");
        removeWords = Command("DELETE FROM Words WHERE rowid = $place", "$place");
        find = Command("SELECT rowid FROM Words WHERE Words MATCH $query ORDER BY rowid LIMIT $most", "$query", "$most");
        findBetween = Command("SELECT rowid FROM Words WHERE Words MATCH $query AND rowid BETWEEN $from AND $to ORDER BY rowid", "$query", "$from", "$to");
    }

    /// <summary>Where SQLite keeps this database: empty for memory.</summary>
    public string File
    {
        get
        {
            using var command = memory.CreateCommand();
            command.CommandText = "SELECT group_concat(file, '') FROM pragma_database_list";
            return command.ExecuteScalar() as string ?? "";
        }
    }

    public void Begin()
    {
        Run("BEGIN");
        isOpen = true;
    }

    public void Commit()
    {
        Run("COMMIT");
        isOpen = false;
    }

    /// <summary>Forgets everything, also what a failure left half done.</summary>
    public void Clear()
    {
        if (isOpen) Run("ROLLBACK");
        isOpen = false;
        Run("INSERT INTO Words(Words) VALUES('delete-all')");
    }

    public void Add(SearchDocument document) => Execute(addWords, Oldest - document.Number.Key, document.Words);

    public void Replace(SearchDocument document)
    {
        Remove(document.Number);
        Add(document);
    }

    public void Remove(CaseNumber number) => Execute(removeWords, Oldest - number.Key);

    /// <summary>The newest cases in which the query is true.</summary>
    public IReadOnlyList<CaseNumber> Find(string query, int most) => Read(find, query, most);

    /// <summary>Those between two cases that were found in which this query is true.</summary>
    public IReadOnlyList<CaseNumber> FindBetween(string query, CaseNumber newest, CaseNumber oldest) =>
        Read(findBetween, query, Oldest - newest.Key, Oldest - oldest.Key);

    SqliteCommand Command(string sql, params IEnumerable<string> parameters)
    {
        var command = memory.CreateCommand();
#pragma warning disable CA2100 // The statements are the constants above; what people typed goes in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters) command.Parameters.Add(new(name, DBNull.Value));
        return command;
    }

    void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    static List<CaseNumber> Read(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        using var rows = command.ExecuteReader();
        var found = new List<CaseNumber>();
        while (rows.Read()) found.Add(CaseNumber.FromKey(Oldest - rows.GetInt64(0)));
        return found;
    }

    public void Dispose()
    {
        foreach (var command in new[] { addWords, removeWords, find, findBetween }) command.Dispose();
        memory.Dispose();
    }
}
