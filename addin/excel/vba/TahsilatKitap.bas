Option Explicit
Option Private Module

' What a workbook tells of itself.

' Whether a workbook is one of ours: a name on the header of Borclu No tells.
Public Function TahsilatKitabi(kitap As Object) As Boolean
    Dim ad As Object
    On Error Resume Next
    Set ad = kitap.Names("tk_debtors__debtor_id")
    TahsilatKitabi = Not ad Is Nothing
End Function

' The status line of a book's first opening in a day; "" when it was shown already.
Public Function TahsilatGunaydin(kitap As Object, gun As String) As String
    Dim satir As String, yenilenen As String
    If Not TahsilatKitabi(kitap) Then Exit Function
    If TahsilatAyar("gun:" & kitap.Name) = gun Then Exit Function
    TahsilatAyarYaz "gun:" & kitap.Name, gun
    yenilenen = TahsilatDeger(kitap, "tk_cell__refreshed_at", "yyyy-mm-dd")
    satir = "message.good_morning_old"
    If yenilenen = "" Then satir = "message.good_morning_new"
    If yenilenen = gun Then satir = "message.good_morning"
    satir = TahsilatMetin(satir, 1, TahsilatDil())
    satir = Replace(satir, "{date}", TahsilatDeger(kitap, "tk_cell__refreshed_at", "dd.mm.yyyy"))
    satir = Replace(satir, "{today}", TahsilatDeger(kitap, "tk_cell__tile_today", "0"))
    TahsilatGunaydin = Replace(satir, "{late}", TahsilatDeger(kitap, "tk_cell__tile_late", "0"))
End Function

' What a cell shows, "" where there is none.
Private Function TahsilatDeger(kitap As Object, ad As String, bicim As String) As String
    On Error Resume Next
    If Not IsEmpty(kitap.Names(ad).RefersToRange.Value) Then
        TahsilatDeger = Format(kitap.Names(ad).RefersToRange.Value, bicim)
    End If
End Function
