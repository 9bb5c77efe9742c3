Option Explicit

' What the ribbon calls. Every word comes from TahsilatMetinler, which is generated.

Private serit As IRibbonUI
Private yardimVerildi As Boolean

Public Sub TahsilatYuklendi(ribbon As IRibbonUI)
    Set serit = ribbon
End Sub

Public Sub TahsilatEtiket(control As IRibbonControl, ByRef returnedVal)
    returnedVal = TahsilatMetin(control.ID, 1, TahsilatDil())
End Sub

Public Sub TahsilatIpucu(control As IRibbonControl, ByRef returnedVal)
    returnedVal = TahsilatMetin(control.ID, 2, TahsilatDil())
End Sub

Public Sub TahsilatAciklama(control As IRibbonControl, ByRef returnedVal)
    returnedVal = TahsilatMetin(control.ID, 3, TahsilatDil())
End Sub

Public Sub TahsilatTikla(control As IRibbonControl)
    Dim engel As String
    engel = TahsilatEngel(control.ID, ActiveWorkbook)
    If engel <> "" Then
        MsgBox engel, vbInformation, "Tahsilat"
    Else
        TahsilatCalistir control.ID
    End If
End Sub

Public Sub TahsilatDilSecili(control As IRibbonControl, ByRef returnedVal)
    returnedVal = TahsilatDil()
End Sub

Public Sub TahsilatDilSecildi(control As IRibbonControl, selectedId As String, selectedIndex As Integer)
    TahsilatDilYaz selectedIndex
    yardimVerildi = False
    ' A reset of VBA forgets the ribbon; it then shows the new language at the next start.
    If Not serit Is Nothing Then serit.Invalidate
End Sub

' Why a button can do nothing now; "" when it can.
Public Function TahsilatEngel(kimlik As String, kitap As Object) As String
    If kitap Is Nothing Then
        TahsilatEngel = TahsilatMetin("message.no_workbook", 1, TahsilatDil())
    ElseIf TahsilatKitapIster(kimlik) And Not TahsilatKitabi(kitap) Then
        TahsilatEngel = TahsilatMetin("message.not_ours", 1, TahsilatDil())
    End If
End Function

' Whether a workbook is one of ours: a name on the header of Borclu No tells.
Public Function TahsilatKitabi(kitap As Object) As Boolean
    Dim ad As Object
    On Error Resume Next
    Set ad = kitap.Names("tk_debtors__debtor_id")
    TahsilatKitabi = Not ad Is Nothing
End Function

' The status line of a book's first opening in a day; "" when it was shown already.
Public Function TahsilatGunaydin(kitap As Object, gun As String) As String
    Dim satir As String
    If Not TahsilatKitabi(kitap) Then Exit Function
    If TahsilatAyar("gun:" & kitap.Name) = gun Then Exit Function
    TahsilatAyarYaz "gun:" & kitap.Name, gun
    satir = TahsilatMetin("message.good_morning", 1, TahsilatDil())
    satir = Replace(satir, "{today}", TahsilatSayi(kitap, "tk_cell__tile_today"))
    TahsilatGunaydin = Replace(satir, "{late}", TahsilatSayi(kitap, "tk_cell__tile_late"))
End Function

Private Function TahsilatSayi(kitap As Object, ad As String) As String
    TahsilatSayi = "0"
    On Error Resume Next
    TahsilatSayi = Format(kitap.Names(ad).RefersToRange.Value, "0")
End Function

' Help texts of the function wizard; Excel takes them only while a workbook is in view.
Public Sub TahsilatYardimVer()
    If yardimVerildi Or ActiveWorkbook Is Nothing Then Exit Sub
    yardimVerildi = True
    On Error Resume Next
    TahsilatYardim TahsilatDil()
End Sub
