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
    TahsilatYardimVer
End Sub

' Why a button can do nothing now; "" when it can.
Private Function TahsilatEngel(kimlik As String, kitap As Object) As String
    If kitap Is Nothing Then
        TahsilatEngel = TahsilatMetin("message.no_workbook", 1, TahsilatDil())
    ElseIf TahsilatKitapIster(kimlik) And Not TahsilatKitabi(kitap) Then
        TahsilatEngel = TahsilatMetin("message.not_ours", 1, TahsilatDil())
    End If
End Function

' Help texts of the function wizard; Excel takes them only while a workbook is in view.
Public Sub TahsilatYardimVer()
    If yardimVerildi Or ActiveWorkbook Is Nothing Then Exit Sub
    yardimVerildi = True
    On Error Resume Next
    TahsilatYardim TahsilatDil()
End Sub
